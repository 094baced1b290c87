export function LoanPage() {
  return null;
}
