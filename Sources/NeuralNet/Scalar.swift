import CBLAS
import CElementwise

/// The number type of a network: `Float` to train with, `Double` to check gradients with.
package protocol Scalar: BinaryFloatingPoint, Sendable {
  /// The loops over many numbers of this type.
  static var kernels: Kernels<Self> { get }
}

/// C functions over arrays of `Element`; shapes and formulas stand in `blas.h` and `elementwise.h`.
package struct Kernels<Element: Scalar>: Sendable {
  typealias In = UnsafePointer<Element>
  typealias Out = UnsafeMutablePointer<Element>
  typealias Function = @Sendable (In, Out, Int) -> Void
  typealias Derivative = @Sendable (In, In, Out, Int) -> Void

  let multiply: @Sendable (Bool, Bool, Int32, Int32, Int32, Element, In, In, Element, Out) -> Void

  let solve: @Sendable (Bool, Bool, Int32, Int32, In, Out) -> Void
  let cholesky: @Sendable (Int32, Out) -> Bool

  let sigmoid: Function
  let tanh: Function
  let relu: Function
  let exp: Function
  let sigmoidBackward: Derivative
  let tanhBackward: Derivative
  let reluBackward: Derivative

  let product: Derivative

  let columnSum: @Sendable (In, Int, Int, Out) -> Void
  let columnSumOfProducts: @Sendable (In, In, Int, Int, Out) -> Void
  let rowSum: @Sendable (In, Int, Int, Out) -> Void
  let columnMoments: @Sendable (In, Int, Int, Out, Out) -> Void

  let fillRows: @Sendable (In, Int, Int, Out) -> Void
  let normalizeRows: @Sendable (In, Int, Int, In, In, In, In, Out, Out) -> Void
  let normalizeRowsBackward: @Sendable (In, In, Int, Int, In, In, In, Out) -> Void

  let exampleMoments: @Sendable (In, Int, Int, Out, Out) -> Void
  let normalizeExamples: @Sendable (In, Int, Int, In, In, In, In, Out, Out) -> Void
  let normalizeExamplesBackward: @Sendable (In, In, Int, Int, In, In, Out) -> Void
}

extension Float: Scalar {
  /// Single-precision loops.
  package static let kernels = Kernels<Float>(
    multiply: blas_multiply_float, solve: blas_solve_float, cholesky: blas_cholesky_float,
    sigmoid: elementwise_sigmoid_float, tanh: elementwise_tanh_float,
    relu: elementwise_relu_float, exp: elementwise_exp_float,
    sigmoidBackward: elementwise_sigmoid_backward_float,
    tanhBackward: elementwise_tanh_backward_float,
    reluBackward: elementwise_relu_backward_float, product: elementwise_multiply_float,
    columnSum: columns_sum_float, columnSumOfProducts: columns_sum_product_float,
    rowSum: rows_sum_float, columnMoments: columns_moments_float,
    fillRows: rows_fill_float, normalizeRows: rows_normalize_float,
    normalizeRowsBackward: rows_normalize_backward_float,
    exampleMoments: examples_moments_float, normalizeExamples: examples_normalize_float,
    normalizeExamplesBackward: examples_normalize_backward_float)
}

extension Double: Scalar {
  /// Double-precision loops.
  package static let kernels = Kernels<Double>(
    multiply: blas_multiply_double, solve: blas_solve_double, cholesky: blas_cholesky_double,
    sigmoid: elementwise_sigmoid_double, tanh: elementwise_tanh_double,
    relu: elementwise_relu_double, exp: elementwise_exp_double,
    sigmoidBackward: elementwise_sigmoid_backward_double,
    tanhBackward: elementwise_tanh_backward_double,
    reluBackward: elementwise_relu_backward_double, product: elementwise_multiply_double,
    columnSum: columns_sum_double, columnSumOfProducts: columns_sum_product_double,
    rowSum: rows_sum_double, columnMoments: columns_moments_double,
    fillRows: rows_fill_double, normalizeRows: rows_normalize_double,
    normalizeRowsBackward: rows_normalize_backward_double,
    exampleMoments: examples_moments_double, normalizeExamples: examples_normalize_double,
    normalizeExamplesBackward: examples_normalize_backward_double)
}

/// Keeps matrix products on the calling thread, so that results repeat bit for bit and two
/// networks on two queues don't fight for cores; call it once, before the first product.
package func useOneThreadForProducts() { blas_use_one_thread() }

/// Whether the process may still take so many bytes, besides the 768 MiB of address space that
/// products need at worst.
///
/// Together with the bytes that are `taken` already they may not exceed the machine's memory. What
/// takes no bytes asks for the products' room alone.
package func hasRoom(for bytes: Int = 0, besides taken: Int = 0) -> Bool {
  blas_has_room(bytes, taken)
}
