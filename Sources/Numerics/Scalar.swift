import CBLAS
import CElementwise

/// The number type of a network: `Float` to train with, `Double` to check gradients with.
package protocol Scalar: BinaryFloatingPoint, Sendable {
  /// The loops over many numbers of this type.
  static var kernels: Kernels<Self> { get }
}

/// C functions over arrays of `Element`; shapes and formulas stand in `blas.h`,
/// `sparse.h` and `elementwise.h`.
package struct Kernels<Element: Scalar>: Sendable {
  package typealias In = UnsafePointer<Element>
  package typealias Out = UnsafeMutablePointer<Element>
  package typealias Function = @Sendable (In, Out, Int) -> Void
  package typealias Derivative = @Sendable (In, In, Out, Int) -> Void

  package let multiply:
    @Sendable (Bool, Bool, Int32, Int32, Int32, Element, In, In, Element, Out) -> Void

  package typealias SparseProduct =
    @Sendable (
      UnsafePointer<Int32>, UnsafePointer<UInt8>, In, Int, Int, In, Int, Element, Out
    ) -> Void
  package let addSparseProduct: SparseProduct
  package let addSparseTransposedProduct: SparseProduct

  package let solve: @Sendable (Bool, Bool, Int32, Int32, In, Out) -> Void
  package let cholesky: @Sendable (Int32, Out) -> Bool

  package let sigmoid: Function
  package let tanh: Function
  package let relu: Function
  package let exp: Function
  package let sigmoidBackward: Derivative
  package let tanhBackward: Derivative
  package let reluBackward: Derivative

  package let product: Derivative
  package let sum: Derivative

  package let columnSum: @Sendable (In, Int, Int, Out) -> Void
  package let columnSumOfProducts: @Sendable (In, In, Int, Int, Out) -> Void
  package let squaredNorm: @Sendable (In, Int) -> Double
  package let compare: @Sendable (In, In, Int, UnsafeMutablePointer<Double>) -> Void
  package let columnMoments: @Sendable (In, Int, Int, Out, Out) -> Void

  package let fillRows: @Sendable (In, Int, Int, Out) -> Void
  package let normalizeRows: @Sendable (In, Int, Int, In, In, In, In, Out, Out) -> Void
  package let normalizeRowsBackward: @Sendable (In, In, Int, Int, In, In, In, Out) -> Void

  package let normalizeColumns:
    @Sendable (In, Int, Int, Element, In, In, Out, Out, Out, Out, Out) -> Void
  package let normalizeColumnsBackward: @Sendable (In, In, Int, Int, In, In, Out, Out, Out) -> Void

  package let exampleMoments: @Sendable (In, Int, Int, Out, Out) -> Void
  package let normalizeExamples: @Sendable (In, Int, Int, In, In, In, In, Out, Out) -> Void
  package let normalizeExamplesBackward: @Sendable (In, In, Int, Int, In, In, Out) -> Void
}

extension Float: Scalar {
  /// Single-precision loops.
  package static let kernels = Kernels<Float>(
    multiply: blas_multiply_float,
    addSparseProduct: sparse_add_product_float,
    addSparseTransposedProduct: sparse_add_transposed_product_float,
    solve: blas_solve_float, cholesky: blas_cholesky_float,
    sigmoid: elementwise_sigmoid_float, tanh: elementwise_tanh_float,
    relu: elementwise_relu_float, exp: elementwise_exp_float,
    sigmoidBackward: elementwise_sigmoid_backward_float,
    tanhBackward: elementwise_tanh_backward_float,
    reluBackward: elementwise_relu_backward_float, product: elementwise_multiply_float,
    sum: elementwise_add_float,
    columnSum: columns_sum_float, columnSumOfProducts: columns_sum_product_float,
    squaredNorm: elementwise_squared_norm_float, compare: elementwise_compare_float,
    columnMoments: columns_moments_float,
    fillRows: rows_fill_float, normalizeRows: rows_normalize_float,
    normalizeRowsBackward: rows_normalize_backward_float,
    normalizeColumns: columns_normalize_float,
    normalizeColumnsBackward: columns_normalize_backward_float,
    exampleMoments: examples_moments_float, normalizeExamples: examples_normalize_float,
    normalizeExamplesBackward: examples_normalize_backward_float)
}

extension Double: Scalar {
  /// Double-precision loops.
  package static let kernels = Kernels<Double>(
    multiply: blas_multiply_double,
    addSparseProduct: sparse_add_product_double,
    addSparseTransposedProduct: sparse_add_transposed_product_double,
    solve: blas_solve_double, cholesky: blas_cholesky_double,
    sigmoid: elementwise_sigmoid_double, tanh: elementwise_tanh_double,
    relu: elementwise_relu_double, exp: elementwise_exp_double,
    sigmoidBackward: elementwise_sigmoid_backward_double,
    tanhBackward: elementwise_tanh_backward_double,
    reluBackward: elementwise_relu_backward_double, product: elementwise_multiply_double,
    sum: elementwise_add_double,
    columnSum: columns_sum_double, columnSumOfProducts: columns_sum_product_double,
    squaredNorm: elementwise_squared_norm_double, compare: elementwise_compare_double,
    columnMoments: columns_moments_double,
    fillRows: rows_fill_double, normalizeRows: rows_normalize_double,
    normalizeRowsBackward: rows_normalize_backward_double,
    normalizeColumns: columns_normalize_double,
    normalizeColumnsBackward: columns_normalize_backward_double,
    exampleMoments: examples_moments_double, normalizeExamples: examples_normalize_double,
    normalizeExamplesBackward: examples_normalize_backward_double)
}

/// Keeps matrix products on the calling thread, so that results repeat bit for bit and two
/// networks on two queues don't fight for cores; call it once, before the first product.
package func useOneThreadForProducts() { blas_use_one_thread() }

/// Whether the process may still take so many bytes, besides the address space that products need:
/// 768 MiB at worst, and 256 MiB where it makes them already.
///
/// Together with the bytes that are `taken` already they may not exceed the machine's memory. What
/// takes no bytes asks for the products' room alone.
package func hasRoom(
  for bytes: Int = 0, besides taken: Int = 0, makesProducts: Bool = false
) -> Bool {
  blas_has_room(bytes, taken, makesProducts)
}
