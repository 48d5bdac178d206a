import NeuralNet
import Statistics
import Telemetry
import Training

extension Lesson {
  /// 13: one transform, in numbers that can be followed with pencil and paper.
  static let anatomy = Lesson(
    id: "anatomy", title: "The four stages of one transform, by hand",
    claim: "z, minus μ, divided by √(σ² + ε), times γ plus β: that is all of batch norm.",
    source: "Ioffe & Szegedy 2015, algorithm 1",
    configuration: .lesson { $0.normalization = .batch },
    compares: false, view: "anatomy", pace: 2, script: [], steps: 200,
    notes: [
      Note(
        step: 0,
        text: "Press s for one step. The four histograms are z, z − μ, ẑ and y of the latest batch "
          + "of 60; the numbers follow one unit of its first example."),
      Note(
        step: 3,
        text:
          "Take z, subtract μ, divide by √(σ² + ε): is that ẑ? Then γ ẑ + β: is that y? Press u "
          + "for the next unit."),
      Note(
        step: 20,
        text: "ẑ has mean 0 and σ 1, but not a normal distribution’s shape: the shape of z is "
          + "kept, only moved and scaled. γ and β begin at 1 and 0 and are learned."),
    ],
    keys: "s one step, u U units, ↑ ↓ layers, ] faster",
    question: "Why is ε added to σ² and not to σ, and when would you notice the difference?",
    answer:
      "The root of σ² + ε has a finite slope at σ = 0 too, so that gradients stay "
      + "finite. You notice ε where σ² is about as small as ε: in units that hardly vary "
      + "over the batch.",
    outcome: { evidence in
      guard let anatomy = evidence.networks.first?.anatomy, anatomy.stages.count == 4,
        let unit = anatomy.units.first, unit.example.count == 4, let mean = unit.batch.mean,
        let scale = unit.scale, let shift = unit.shift
      else { return .incomplete }
      let errors = anatomy.units.map { unit in
        let byHand = (unit.example[0] - (unit.batch.mean ?? 0)) / unit.batch.deviation
        let output = (unit.scale ?? 1) * byHand + (unit.shift ?? 0)
        return max(abs(byHand - unit.example[2]), abs(output - unit.example[3]))
      }
      let error = errors.reduce(0, max)
      let (z, normalized) = (anatomy.stages[0], anatomy.stages[2])
      func text(_ value: Float) -> String { number(Double(value)) }
      return Outcome(
        [
          ("z", Double(unit.example[0])), ("mean", Double(mean)),
          ("deviation", Double(unit.batch.deviation)), ("normalized", Double(unit.example[2])),
          ("gamma", Double(scale)), ("beta", Double(shift)), ("y", Double(unit.example[3])),
          ("largest error by hand", Double(error)), ("sigma of z", z.sigma),
          ("mean of normalized", normalized.mean), ("sigma of normalized", normalized.sigma),
        ],
        words: "Unit 1 of layer \(anatomy.layer + 1): (\(text(unit.example[0])) − "
          + "(\(text(mean)))) / \(text(unit.batch.deviation)) = \(text(unit.example[2])), "
          + "times γ \(text(scale)) plus β \(text(shift)) is \(text(unit.example[3])). Over all "
          + "units ẑ has σ \(number(normalized.sigma)) where z has \(number(z.sigma)).",
        holds: error < 1e-3 && abs(normalized.mean) < 1e-3 && abs(normalized.sigma - 1) < 0.02)
    },
    caveat:
      "Batch norm does not make outputs standard normal: it fixes each unit’s mean and σ over "
      + "the batch and leaves the shape as it is, and the units correlated.")
}
