// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is a room with one subject; arrows between rooms only point downwards.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// For rooms that leave loops over many numbers to others: they are as fast when they are compiled for size,
/// which takes less time.
let small = strict + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

func room(
  _ name: String, uses dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource]? = nil, settings: [SwiftSetting] = strict
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: settings)
}

func tests(
  of name: String, uses dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

/// RealModule, within a product whose other module is renamed, as it is called like a room of ours.
let realModule: Target.Dependency = .product(
  name: "Numerics", package: "swift-numerics", moduleAliases: ["Numerics": "SwiftNumerics"])

let package = Package(
  name: "normscope",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "normscope", targets: ["normscope"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // C at the edge.
    .target(
      name: "CBLAS",
      linkerSettings: [
        .linkedLibrary("openblas", .when(platforms: [.linux])),
        .linkedFramework("Accelerate", .when(platforms: [.macOS])),
      ]),
    .target(name: "CElementwise", linkerSettings: [.linkedLibrary("m")]),
    .target(
      name: "CNcurses",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CMNIST", exclude: ["data"]),
    .target(name: "CLessons", exclude: ["files"]),

    // From numbers …
    room("Statistics", uses: ["CElementwise"]),
    room("Numerics", uses: ["CBLAS", "CElementwise"]),
    room("NeuralNet", uses: ["Numerics", "CElementwise"]),
    room("Datasets", uses: ["NeuralNet", "Numerics", "CElementwise", "CZlib", "CMNIST"]),
    room("Telemetry", uses: ["Statistics"], settings: small),
    room(
      "Training", uses: ["NeuralNet", "Numerics", "Datasets", "Statistics", "Telemetry"],
      settings: small),
    room("TOMLFiles", settings: small),
    room(
      "Lessons",
      uses: [
        "CLessons", "Datasets", "NeuralNet", "Statistics", "Telemetry", "TOMLFiles", "Training",
      ], settings: small),
    room(
      "Experiments",
      uses: [
        "Datasets", "Lessons", "NeuralNet", "Numerics", "Statistics", "Telemetry", "Training",
      ]),

    // … to pictures.
    room("Drawing", uses: [realModule]),
    room("Dashboard", uses: ["Drawing", "Telemetry", "Statistics"], settings: small),
    room(
      "EventFiles",
      uses: ["Statistics", .product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["tensorboard.proto"], settings: small),
    room("LogWatching", uses: ["EventFiles", "Statistics", "Telemetry"], settings: small),
    room(
      "Interchange",
      uses: [
        "Drawing", "EventFiles", "Experiments", "NeuralNet", "Numerics", "Statistics", "Telemetry",
        "Training",
      ], settings: small),
    room(
      "Book", uses: [.product(name: "Mustache", package: "swift-mustache")],
      resources: [.embedInCode("Templates")], settings: small),
    room("TerminalScreen", uses: ["CNcurses", "Drawing"], settings: small),

    .executableTarget(
      name: "normscope",
      dependencies: [
        "Book", "Dashboard", "Datasets", "Drawing", "Experiments", "Interchange", "Lessons",
        "LogWatching", "TOMLFiles",
        "NeuralNet", "Numerics", "Statistics", "Telemetry", "TerminalScreen", "Training",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: small),

    // Small networks and data that tests of two rooms share.
    .target(
      name: "TrainingFixtures",
      dependencies: ["Datasets", "NeuralNet", "Numerics", "Statistics", "Training"],
      path: "Tests/TrainingFixtures", swiftSettings: strict),
    // Counts what is asked of the heap, in the program of the tests alone.
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    // Event files as other programs write them, and the writing of damaged ones.
    .target(
      name: "LogFixtures",
      dependencies: [
        "EventFiles", .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ], path: "Tests/LogFixtures",
      exclude: ["Logs"], swiftSettings: strict),
    tests(of: "Statistics", exclude: ["Goldens"]),
    tests(of: "Numerics", uses: ["CElementwise"]),
    tests(of: "NeuralNet", uses: ["Numerics"], exclude: ["Goldens"]),
    tests(of: "Datasets", uses: ["NeuralNet", "Numerics", "CZlib"], exclude: ["Goldens"]),
    tests(of: "Telemetry", uses: ["Statistics"]),
    tests(
      of: "Training",
      uses: [
        "CAllocations", "NeuralNet", "Numerics", "Datasets", "Statistics", "Telemetry",
        "TrainingFixtures",
      ]),
    tests(of: "TOMLFiles"),
    tests(of: "Lessons", uses: ["Drawing", "Statistics", "Telemetry", "TOMLFiles", "Training"]),
    tests(
      of: "Experiments",
      uses: [
        "Datasets", "Lessons", "NeuralNet", "Numerics", "Statistics", "Telemetry", "Training",
        "TrainingFixtures",
      ]),
    tests(of: "Drawing"),
    tests(of: "Dashboard", uses: ["Drawing", "Statistics", "Telemetry"]),
    tests(of: "EventFiles", uses: ["LogFixtures", "Statistics"]),
    tests(
      of: "LogWatching",
      uses: ["EventFiles", "LogFixtures", "Numerics", "Statistics", "Telemetry"]),
    tests(
      of: "Interchange",
      uses: [
        "Datasets", "Drawing", "EventFiles", "Experiments", "NeuralNet", "Numerics", "Statistics",
        "Telemetry", "Training", "TrainingFixtures",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      exclude: ["Weights/Goldens"]),
    tests(of: "Book"),
    tests(of: "TerminalScreen", uses: ["Drawing"]),
    // The rooms and their arrows.
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    // The real program, in a real pseudo-terminal where it needs one.
    tests(
      of: "normscope",
      uses: [
        "Dashboard", "Datasets", "Drawing", "EventFiles", "Interchange", "LogFixtures", "NeuralNet",
        "Numerics",
        "Training",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Recordings", "TensorBoard"]),
  ],
  swiftLanguageModes: [.v6]
)
