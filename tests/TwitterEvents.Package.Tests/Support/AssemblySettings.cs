using TwitterEvents.Package.Tests;

// They build in the same folders, and each build takes all the cores there are.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Feed))]
[assembly: AssemblyFixture(typeof(SharedCompiler))]
