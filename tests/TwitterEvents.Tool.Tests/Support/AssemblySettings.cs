[assembly: AssemblyFixture(typeof(TwitterEvents.Tool.Tests.WarmTools))]
