using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TwitterEvents.Generators.Tests.Support;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>Generated code compiles in every C# the library can be used with; an older one is said in one error.</summary>
public sealed class LanguageTests
{
    private const string Greeter = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        namespace TwitterEvents.Bot
        {
            public static class Program
            {
                public static void Start(TwitterEventsBuilder builder) { builder.AddHandlers(); }
            }

            public class FollowEvent { }

            $
            public class Greeter : IHandle<TwitterEvents.FollowEvent>, IHandle<TwitterEvents.TwitterEvent>
            {
                public ValueTask HandleAsync(TwitterEvents.FollowEvent e, EventContext c, CancellationToken t) { return default; }
                public ValueTask HandleAsync(TwitterEvents.TwitterEvent e, EventContext c, CancellationToken t) { return default; }
            }
        }
        """;

    public static TheoryData<LanguageVersion> NewEnough => [.. Versions().Where(static version => version >= LanguageVersion.CSharp9)];

    public static TheoryData<LanguageVersion> TooOld => [.. Versions().Where(static version => version is >= LanguageVersion.CSharp7_3 and < LanguageVersion.CSharp9)];

    [Theory]
    [MemberData(nameof(NewEnough))]
    public void An_app_compiles(LanguageVersion version) => Generate(Attributed(version)).Compile();

    [Theory]
    [MemberData(nameof(NewEnough))]
    public void A_class_library_compiles(LanguageVersion version) =>
        Generate(Attributed(version) with { OutputKind = OutputKind.DynamicallyLinkedLibrary }).Compile();

    [Theory]
    [MemberData(nameof(NewEnough))]
    public async Task Nothing_is_said_of_the_language(LanguageVersion version) => Assert.Empty(await Analyze(Attributed(version)));

    [Theory]
    [MemberData(nameof(TooOld))]
    public async Task An_older_language_is_one_error_that_names_what_to_set(LanguageVersion version)
    {
        var project = Project(version, "") with { Nullable = NullableContextOptions.Disable };

        // Generated code compiles, so that this is the only error.
        Generate(project).Compile();
        Assert.Equal(
            [("TWE113", "", "TwitterEvents needs C# 9 or later in a project with handlers: remove <LangVersion> from the project file, or set it to 9.0 or later")],
            await Analyze(project));
    }

    [Fact]
    public async Task Nothing_is_said_of_an_older_language_in_a_project_without_handlers() =>
        Assert.Empty(await Analyze(new("public class Greeter { }") { LanguageVersion = LanguageVersion.CSharp8, Library = EventLibrary.Reference }));

    [Fact]
    public void Nullable_may_be_disabled() =>
        Generate(Attributed(LanguageVersion.CSharp10) with { Nullable = NullableContextOptions.Disable }).Compile();

    private static IEnumerable<LanguageVersion> Versions() =>
        Enum.GetValues<LanguageVersion>().Where(static version => version is not (LanguageVersion.Latest or LanguageVersion.LatestMajor or LanguageVersion.Default));

    private static TestProject Attributed(LanguageVersion version) =>
        Project(version, "[Handler(Order = 2, Lifetime = ServiceLifetime.Singleton, TimeoutSeconds = 1.5), Retry(MaxAttempts = 2, FirstPauseSeconds = 1.5)]");

    private static TestProject Project(LanguageVersion version, string attribute) =>
        new(Greeter.Replace("$", attribute, StringComparison.Ordinal)) { LanguageVersion = version, Library = EventLibrary.Reference };
}
