import Drawing
import Telemetry

/// A network from its inputs to its classes, a box for every layer or for several alike.
struct NetworkDiagram: Drawable {
  private let chain: BoxChain

  /// The network of `run` with the normalization that it has now, for at most `width` columns.
  init(_ run: TrainerInfo, _ network: NetworkSnapshot, width: Int) {
    let normalization = network.current.normalization?.words ?? "plain"
    let isLast = run.normalizesAfter && network.current.normalization != nil
    let transforms = [normalization, run.activation.words]
    let dropout = run.dropout > 0 ? ["dropout \(short(run.dropout))"] : []
    func station(_ units: String, skips: Bool) -> BoxChain.Station {
      BoxChain.Station(
        [units] + (isLast ? transforms.reversed() : transforms) + dropout
          + (skips ? ["+ input"] : []), style: network.hue.style)
    }
    let (inputs, classes) = (run.sizes[0], run.sizes[run.sizes.count - 1])
    let (first, last) = (
      BoxChain.Station(["\(inputs)", "inputs"]), BoxChain.Station(["\(classes)", "classes"])
    )
    let layers = Self.layers(of: run)
    let single = layers.map { station("\($0.units)", skips: $0.skips) }
    let gathered = Self.runs(layers).map { layer, count in
      station(count > 1 ? "\(count) × \(layer.units)" : "\(layer.units)", skips: layer.skips)
    }
    let ends = "\(run.hidden[0]) … \(run.hidden[run.hidden.count - 1])"
    let all = station("\(layers.count) layers, \(ends)", skips: layers.contains(where: \.skips))
    let chains = [single, gathered, [all]].map { BoxChain([first] + $0 + [last]) }
    chain = chains.first { $0.size.width <= width } ?? chains[chains.count - 1]
  }

  /// The rows that it takes.
  var height: Int { chain.size.height }

  func draw(on canvas: inout Canvas, in rect: Rect) { canvas.draw(chain, in: rect) }

  /// A hidden layer, and whether it adds what it receives to what it hands on.
  private struct Layer: Equatable {
    let units: Int
    let skips: Bool
  }

  private static func layers(of run: TrainerInfo) -> [Layer] {
    run.hidden.indices.map { place in
      let isAlike = place > 0 && run.hidden[place] == run.hidden[place - 1]
      return Layer(units: run.hidden[place], skips: run.skips && isAlike)
    }
  }

  /// Equal layers one behind the other, together.
  private static func runs(_ layers: [Layer]) -> [(layer: Layer, count: Int)] {
    layers.reduce(into: []) { runs, layer in
      if let last = runs.last, last.layer == layer {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((layer, 1))
      }
    }
  }
}
