/** A symmetric matrix, row-major, `size` x `size`. */
export interface SquareMatrix {
  readonly size: number;
  readonly cells: Float64Array;
}

/** Lower Cholesky factor, or undefined when the matrix is not positive definite to working precision. */
export function cholesky({ size, cells }: SquareMatrix): SquareMatrix | undefined {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = cells[row * size + column]!;
      for (let k = 0; k < column; k += 1) sum -= lower[row * size + k]! * lower[column * size + k]!;
      if (row !== column) lower[row * size + column] = sum / lower[column * size + column]!;
      else {
        // A pivot this much smaller than its diagonal cell is rounding noise: the columns are collinear.
        if (!(sum > 1e-13 * cells[row * size + row]!)) return undefined;
        lower[row * size + row] = Math.sqrt(sum);
      }
    }
  }
  return { size, cells: lower };
}

/** Solves L L' x = right. */
export function solveCholesky({ size, cells }: SquareMatrix, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    for (let k = 0; k < row; k += 1) x[row]! -= cells[row * size + k]! * x[k]!;
    x[row]! /= cells[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let k = row + 1; k < size; k += 1) x[row]! -= cells[k * size + row]! * x[k]!;
    x[row]! /= cells[row * size + row]!;
  }
  return x;
}

/** Diagonal of the inverse of L L'. */
export function inverseDiagonal(factor: SquareMatrix): Float64Array {
  return Float64Array.from({ length: factor.size }, (_, index) => {
    const unit = new Float64Array(factor.size);
    unit[index] = 1;
    return solveCholesky(factor, unit)[index]!;
  });
}
