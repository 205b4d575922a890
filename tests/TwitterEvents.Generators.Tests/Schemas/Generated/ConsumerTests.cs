using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using TwitterEvents.Generators.Handlers;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>
/// Generated code compiles without a warning beside code that uses it, whatever that code's own types are called and whatever namespaces it
/// imports.
/// </summary>
public sealed class ConsumerTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;
        using TwitterEvents;
        using TwitterEvents.Reading;

        """;

    /// <summary>Names that generated code uses itself, of types and namespaces of the framework and of the library.</summary>
    private static readonly string[] Nasty =
    [
        "User", "Wire", "Media", "Entities", "Extras", "Json", "JsonElement", "JsonIgnore", "JsonPropertyName", "Utf8JsonWriter", "Serialization", "Collections",
        "CodeDom", "GeneratedCodeAttribute", "Globalization", "CultureInfo", "Type", "Object", "String", "Int64", "DateTimeOffset", "ReadOnlySpan",
        "MemoryExtensions", "IDictionary", "IReadOnlyList", "Reading", "Contract", "WireReader", "WireWriter", "IWireRecord", "RecordCodec", "StringCodec",
        "EventFamily", "EventCatalog", "EventKind", "DeliveryReader", "Envelope", "TwitterEvent", "UnknownEvent", "TextOrNumber",
    ];

    private static readonly string Types =
        string.Join('\n', Nasty.Select(static name => $"public sealed class {name};")) + "\npublic static class File { public static bool Exists(string name) => name.Length > 3; }\n";

    private static readonly Dictionary<string, (SchemaSet Set, string Event)> Sets = new()
    {
        ["real"] = (SchemaSet.RealAbroad, "FollowEvent"),
        ["hostile"] = (Hostile.Set, "PollEvent"),
        ["polls"] = (PollEvents.AddedTo(SchemaSet.None), "PollEvent"),
        ["aliases"] = (PollEvents.AddedTo(SchemaSet.None).WithHints(
            """{"aliases":{"*.id":["key"],"PollEvent.options":["choices"],"Option.votes":["Name","sentAs"],"*.created_timestamp":["at"],"*.for_user_id":["for"]}}"""), "PollEvent"),
        ["empty"] = (SchemaSet.Polls("""{"nothing":{}}"""), "PollEvent"),
    };

    private static readonly ConcurrentDictionary<(string Set, LanguageVersion Version), GeneratorRun> Libraries = new();

    public static TheoryData<string, LanguageVersion> SetsAndVersions =>
        new MatrixTheoryData<string, LanguageVersion>(Sets.Keys, [LanguageVersion.CSharp12, LanguageVersion.Latest]);

    [Theory]
    [MemberData(nameof(SetsAndVersions))]
    public void Types_in_the_namespace_of_the_project_may_have_any_name(string set, LanguageVersion version) => Library(set, version).CompileWith($$"""
        {{Usings}}
        namespace Acme.Bot.System
        {
            public static class Text;
        }

        namespace Acme.Bot
        {
            {{Types}}
            {{Handler(Sets[set].Event, "File.Exists(e.WireName) && global::System.IO.File.Exists(e.WireName) && new List<User>() is []")}}
        }
        """);

    [Theory]
    [MemberData(nameof(SetsAndVersions))]
    public void Types_in_the_global_namespace_may_have_any_name(string set, LanguageVersion version) => Library(set, version).CompileWith($$"""
        {{Usings}}
        using Acme.Bot;
        using Acme.Bot.Models;

        public static class Models;
        {{Types}}
        {{Handler("Acme.Bot." + Sets[set].Event, "File.Exists(e.WireName) && System.IO.File.Exists(e.WireName) && new List<User>() is []")}}
        """);

    [Theory]
    [MemberData(nameof(SetsAndVersions))]
    public void A_project_that_references_it_may_have_types_of_any_name_and_the_frameworks_keep_theirs(string set, LanguageVersion version)
    {
        var app = new TestProject($$"""
            {{Usings}}
            using Acme.Bot;
            using Acme.Bot.Models;

            namespace Acme.Other
            {
                {{Handler("Bot." + Sets[set].Event, "File.Exists(e.WireName) && new List<Stream>() is [] && Path.Exists(e.WireName)")}}
            }

            namespace Acme.App
            {
                {{Types}}
                {{Handler("Bot." + Sets[set].Event, "File.Exists(e.WireName) && new List<User>() is []")}}
            }

            internal static class Start
            {
                public static TwitterEventsBuilder Run(IServiceCollection services) =>
                    services.AddTwitterEventsCore().UseCatalog(BotCatalog.Instance).AddHandlers();
            }
            """) { AssemblyName = "Acme.App", LanguageVersion = version, References = [Library(set, version).ToReference()] };

        GeneratorHarness.Run(new HandlerGenerator(), app).Compile();
    }

    [Theory]
    [MemberData(nameof(SetsAndVersions))]
    public void A_project_may_have_global_aliases_of_any_name(string set, LanguageVersion version) => Library(set, version).CompileWith($$"""
        global using Json = System.Text.StringBuilder;
        global using Wire = System.Uri;
        global using Models = System.IO.Path;
        {{Usings}}
        namespace Acme.Other
        {
            {{Handler("Bot." + Sets[set].Event, "new Json(Models.GetFileName(e.WireName)).Length > 0 && new Wire(e.WireName).IsFile")}}
        }
        """);

    private static GeneratorRun Library(string set, LanguageVersion version) =>
        Libraries.GetOrAdd((set, version), static key => Sets[key.Set].Set.Generate(new TestProject { LanguageVersion = key.Version }));

    private static string Handler(string type, string condition) => $$"""
        public sealed class Handler : IHandle<{{type}}>
        {
            public ValueTask HandleAsync({{type}} e, EventContext context, CancellationToken cancellationToken) =>
                {{condition}} ? ValueTask.CompletedTask : throw new InvalidOperationException();
        }
        """;
}
