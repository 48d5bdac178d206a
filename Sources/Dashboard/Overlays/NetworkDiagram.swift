import Drawing
import Telemetry

/// A network from its inputs to its classes, a box for every layer or for several alike.
struct NetworkDiagram: Drawable {
  private let chain: BoxChain

  /// The network of `run` with the normalization that it has now, for at most `width` columns.
  init(_ run: TrainerInfo, _ network: NetworkSnapshot, width: Int) {
    func layer(_ units: String) -> BoxChain.Station {
      let dropout = run.dropout > 0 ? ["dropout \(short(run.dropout))"] : []
      return BoxChain.Station(
        [units, network.current.normalization?.words ?? "plain", run.activation.words] + dropout,
        style: network.hue.style)
    }
    let (inputs, classes) = (run.sizes[0], run.sizes[run.sizes.count - 1])
    let (first, last) = (
      BoxChain.Station(["\(inputs)", "inputs"]), BoxChain.Station(["\(classes)", "classes"])
    )
    let runs = Self.runs(run.hidden)
    let gathered = runs.map { $0.count > 1 ? "\($0.count) × \($0.units)" : "\($0.units)" }
    let ends = "\(run.hidden[0]) … \(run.hidden[run.hidden.count - 1])"
    let wordings = [run.hidden.map { "\($0)" }, gathered, ["\(run.hidden.count) layers, \(ends)"]]
    let chains = wordings.map { BoxChain([first] + $0.map(layer) + [last]) }
    chain = chains.first { $0.size.width <= width } ?? chains[chains.count - 1]
  }

  /// The rows that it takes.
  var height: Int { chain.size.height }

  func draw(on canvas: inout Canvas, in rect: Rect) { canvas.draw(chain, in: rect) }

  /// Layers of equal width one behind the other, together.
  private static func runs(_ hidden: [Int]) -> [(units: Int, count: Int)] {
    hidden.reduce(into: []) { runs, units in
      if let last = runs.last, last.units == units {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((units, 1))
      }
    }
  }
}
