import './app/app.css';
import { render } from 'preact';
import { App } from './app/app.tsx';
import { applyAppearance } from './appearance/appearance.ts';
import { startOffline } from './offline/service-worker.ts';

applyAppearance();
render(<App />, document.getElementById('app')!);
startOffline();
