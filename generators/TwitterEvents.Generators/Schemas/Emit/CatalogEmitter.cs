using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes the lists over all schemas: the catalog of events, and the System.Text.Json context.</summary>
internal static class CatalogEmitter
{
    /// <summary>
    /// The version of what emitted code calls in the library, which refuses code of another: it is the library's
    /// <c>EventCatalog.ContractVersion</c>.
    /// </summary>
    public const int ContractVersion = 1;

    private const string Unknown = "UnknownEvent";

    public static void Write(CodeWriter code, CatalogFile file, TargetProject target)
    {
        Catalog(code, file, target);
        code.Line();
        Context(code, file, target);
    }

    private static void Catalog(CodeWriter code, CatalogFile file, TargetProject target)
    {
        const string Type = "global::TwitterEvents.Reading.EventCatalog";
        RecordEmitter.Header(code, "The events there are samples of.");
        using (code.Block($"public static class {target.Catalog}"))
        {
            code.Line("/// <summary>The catalog to read deliveries with.</summary>");
            code.Line($"public static {Type} Instance {{ get; }} = new(");
            using (code.Indent())
            {
                code.Line($"{Literals.Text(target.Assembly)},");
                code.Line($"contractVersion: {ContractVersion},");
                code.Line("static () =>");
                code.Line("[");
                using (code.Indent())
                {
                    foreach (var family in file.Families)
                    {
                        Family(code, family);
                    }
                }

                code.Line("]);");
            }
        }
    }

    private static void Family(CodeWriter code, FamilyModel family)
    {
        code.Line($"__Wire::EventFamily.Of<{family.Envelope}>(");
        using (code.Indent())
        {
            code.Line("[");
            using (code.Indent())
            {
                foreach (var name in family.Events)
                {
                    code.Line($"{name}.ThisKind,");
                }
            }

            var when = family.When is null ? "" : $", when: {Literals.Text(family.When)}";
            var header = family.Routes?.Header is { } named ? $", header: {Literals.Text(named)}" : "";
            var whole = family.Routes is { IsWholeBody: true } ? ", isWholeBody: true" : "";
            var always = family.Routes is null ? "" : ", alwaysHasEvent: true";
            code.Line($"]{when}{header}{whole}{always}),");
        }
    }

    private static void Context(CodeWriter code, CatalogFile file, TargetProject target)
    {
        var name = target.JsonContext;
        RecordEmitter.Header(code, "System.Text.Json metadata of every event and shared type; it reads and writes as the webhook does. An event alone has no envelope: to keep a whole delivery, keep its bytes and read them with <see cref=\"global::TwitterEvents.Reading.DeliveryReader\"/>.");
        using (code.Block($"public sealed partial class {name} : __Json::Serialization.JsonSerializerContext, __Json::Serialization.Metadata.IJsonTypeInfoResolver"))
        {
            code.Line("/// <summary>The context with options that read whatever a sender may send.</summary>");
            code.Line($"public static {name} Default {{ get; }} = new(new __Json::JsonSerializerOptions {{ MaxDepth = global::TwitterEvents.Reading.DeliveryReader.DefaultMaxDepth }});");
            code.Line();
            code.Line("/// <summary>Creates a context with default options.</summary>");
            using (code.Block($"public {name}() : base(null)"))
            {
            }

            code.Line();
            code.Line("/// <summary>Creates a context with the given options, which it then owns.</summary>");
            using (code.Block($"public {name}(__Json::JsonSerializerOptions options) : base(options)"))
            {
            }

            (string Type, string Name)[] records = [.. Records(file)];
            foreach (var record in records)
            {
                code.Line();
                code.Line($"/// <summary>Metadata of <see cref=\"{record.Type}\"/>.</summary>");
                code.Line($"public __Json::Serialization.Metadata.JsonTypeInfo<{record.Type}> {record.Name} => Get<{record.Type}>();");
            }

            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("protected override __Json::JsonSerializerOptions? GeneratedSerializerOptions => null;");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block("public override __Json::Serialization.Metadata.JsonTypeInfo? GetTypeInfo(global::System.Type type)"))
            {
                code.Line("Options.TryGetTypeInfo(type, out var info);");
                code.Line("return info;");
            }

            code.Line();
            using (code.Block("__Json::Serialization.Metadata.JsonTypeInfo? __Json::Serialization.Metadata.IJsonTypeInfoResolver.GetTypeInfo(global::System.Type type, __Json::JsonSerializerOptions options)"))
            {
                foreach (var record in records)
                {
                    using (code.Block($"if (type == typeof({record.Type}))"))
                    {
                        code.Line($"return __Wire::WireJson.CreateInfo<{record.Type}>(options);");
                    }

                    code.Line();
                }

                code.Line("return null;");
            }

            code.Line();
            code.Line("private __Json::Serialization.Metadata.JsonTypeInfo<T> Get<T>() => (__Json::Serialization.Metadata.JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));");
        }
    }

    private static IEnumerable<(string Type, string Name)> Records(CatalogFile file)
    {
        var events = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var family in file.Families)
        {
            events.UnionWith(family.Events);
        }

        foreach (var name in events)
        {
            yield return (name, name);
        }

        foreach (var name in file.Records)
        {
            yield return ("__Models::" + name, name);
        }

        yield return ("global::TwitterEvents." + Unknown, Unknown);
    }
}
