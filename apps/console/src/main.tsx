import '@lendline/ui/tokens.css';
import 'antd/dist/reset.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { takeTicket } from './session/ticket.ts';

// Before anything else: a one-time ticket must not stay in the address, where a screen share or a bookmark would keep it.
const ticket = takeTicket(location, history);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root');
createRoot(root).render(
  <StrictMode>
    <App ticket={ticket} />
  </StrictMode>,
);
