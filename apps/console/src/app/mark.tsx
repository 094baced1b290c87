import './mark.css';

export function Mark() {
  return (
    <span className="mark">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" className="mark-ground" />
        <path d="M10 7v14a4 4 0 0 0 4 4h8" className="mark-line" />
        <circle cx="21.5" cy="12" r="3.2" className="mark-dot" />
      </svg>
      Lendline
    </span>
  );
}
