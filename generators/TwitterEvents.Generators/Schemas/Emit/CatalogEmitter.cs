using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes the lists over all schemas: the kinds of events, the families, and the System.Text.Json context.</summary>
internal static class CatalogEmitter
{
    public static void Write(CodeWriter code, CatalogFile file)
    {
        Catalog(code, file);
        code.Line();
        Context(code, file);
    }

    private static void Catalog(CodeWriter code, CatalogFile file)
    {
        RecordEmitter.Header(code, "The kinds of events there are schemas for.");
        using (code.Block("public static partial class TwitterEventKinds"))
        {
            code.Line("/// <summary>All of them, by type name.</summary>");
            code.Line("public static global::System.Collections.Generic.IReadOnlyList<EventKind> All { get; } =");
            code.Line("[");
            using (code.Indent())
            {
                foreach (var name in file.Events)
                {
                    code.Line($"{name}.ThisKind,");
                }
            }

            code.Line("];");
            code.Line();
            code.Line($"internal static Envelope EmptyEnvelope => {file.Envelopes[0]}.Empty;");
            code.Line();
            code.Line($"internal static bool IsKnown(global::System.ReadOnlySpan<byte> name) => {file.Envelopes[0]}.IsKnown(name);");
            code.Line();
            using (code.Block(
                $"internal static Envelope ReadEnvelope({RecordEmitter.ReaderParameters}, DeliveryBuilder delivery)"))
            {
                code.Line($"return new {file.Envelopes[0]}({RecordEmitter.ReaderArguments}, delivery);");
            }
        }
    }

    private static void Context(CodeWriter code, CatalogFile file)
    {
        string[] records = [.. file.Records, "UnknownEvent"];
        const string Name = "TwitterEventsJsonContext";
        RecordEmitter.Header(code, "System.Text.Json metadata of every event and shared type; it reads and writes as the webhook does. An event alone has no envelope: to keep a whole delivery, keep its bytes and read them with <see cref=\"DeliveryReader\"/>.");
        using (code.Block($"public sealed partial class {Name} : JsonSerializerContext, IJsonTypeInfoResolver"))
        {
            code.Line("/// <summary>The context with options that read whatever X sends.</summary>");
            code.Line($"public static {Name} Default {{ get; }} = new(new JsonSerializerOptions {{ MaxDepth = DeliveryReader.DefaultMaxDepth }});");
            code.Line();
            code.Line("/// <summary>Creates a context with default options.</summary>");
            using (code.Block($"public {Name}() : base(null)"))
            {
            }

            code.Line();
            code.Line("/// <summary>Creates a context with the given options, which it then owns.</summary>");
            using (code.Block($"public {Name}(JsonSerializerOptions options) : base(options)"))
            {
            }

            foreach (var name in records)
            {
                code.Line();
                code.Line($"/// <summary>Metadata of <see cref=\"global::TwitterEvents.{name}\"/>.</summary>");
                code.Line($"public JsonTypeInfo<global::TwitterEvents.{name}> {name} => Get<global::TwitterEvents.{name}>();");
            }

            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("protected override JsonSerializerOptions? GeneratedSerializerOptions => null;");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block("public override JsonTypeInfo? GetTypeInfo(global::System.Type type)"))
            {
                code.Line("Options.TryGetTypeInfo(type, out var info);");
                code.Line("return info;");
            }

            code.Line();
            using (code.Block("JsonTypeInfo? IJsonTypeInfoResolver.GetTypeInfo(global::System.Type type, JsonSerializerOptions options)"))
            {
                foreach (var name in records)
                {
                    using (code.Block($"if (type == typeof(global::TwitterEvents.{name}))"))
                    {
                        code.Line($"return Create<global::TwitterEvents.{name}>(options);");
                    }

                    code.Line();
                }

                code.Line("return null;");
            }

            code.Line();
            code.Line("private JsonTypeInfo<T> Get<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));");
            code.Line();
            code.Line("private static JsonTypeInfo<T> Create<T>(JsonSerializerOptions options) where T : class, IWireRecord<T> =>");
            code.Line("    JsonMetadataServices.CreateValueInfo<T>(options, new RecordConverter<T>());");
        }
    }
}
