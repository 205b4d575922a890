using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes what finds the reader of a kind, and the event of a kind no sample has.</summary>
internal static class RoutesEmitter
{
    private const string EventKind = "global::TwitterEvents.Reading.EventKind";

    public static void Write(CodeWriter code, EnvelopeFile file, RoutesModel routes)
    {
        Unknown(code, file, routes);
        code.Line();
        code.Line(GeneratedFile.Attribute);
        using (code.Block($"internal readonly struct {routes.Name} : __Wire::IEventRoutes"))
        {
            code.Line($"public static {EventKind} UnknownKind => {routes.Unknown}.ThisKind;");
            code.Line();
            if (routes.KindInEvent.Count > 0)
            {
                code.Line($"public static string? FindKind(__Wire::WireReader reader) => {FindKind(routes)};");
                code.Line();
            }

            if (routes.Nested.Count > 0)
            {
                using (code.Block("public static bool IsNesting(global::System.ReadOnlySpan<byte> name)"))
                {
                    NameSwitch.Write(code, routes.Nested, static _ => "true");
                    code.Line();
                    code.Line("return false;");
                }

                code.Line();
            }

            using (code.Block($"public static bool TryRead(string kind, {ReadEmitter.Parameters}, __Wire::DeliveryBuilder delivery)"))
            {
                using (code.Block("switch (kind)"))
                {
                    for (var i = 0; i < routes.Kinds.Count; i++)
                    {
                        code.Line($"case {Literals.Text(routes.Kinds[i].Kind)}:");
                        if (i + 1 == routes.Kinds.Count || routes.Kinds[i + 1].Reader != routes.Kinds[i].Reader)
                        {
                            using (code.Indent())
                            {
                                code.Line($"delivery.{(routes.Nested.Count > 0 ? "ReadNestedItem" : "ReadItem")}<{routes.Kinds[i].Reader}, {file.Envelope.Name}>({ReadEmitter.Arguments});");
                                code.Line("return true;");
                            }
                        }
                    }

                    code.Line("default:");
                    using (code.Indent())
                    {
                        code.Line("return false;");
                    }
                }
            }

            code.Line();
            code.Line("public static global::TwitterEvents.UnknownEvent CreateUnknown(string kind, global::TwitterEvents.Envelope envelope, object? holder) =>");
            var ofHolder = routes.Holder is null ? "" : $", {routes.Holder} = holder as __Models::{routes.Holder}";
            code.Line($"    new {routes.Unknown}(kind) {{ Envelope = envelope{ofHolder} }};");
        }
    }

    /// <summary>What finds the kind that an event names: in the event, or in what is nested in it.</summary>
    private static string FindKind(RoutesModel routes)
    {
        var found = "reader" + FindText(routes.KindInEvent);
        foreach (var name in routes.Nested)
        {
            found += " ?? reader" + FindText([name, .. routes.KindInEvent]);
        }

        return found;
    }

    /// <summary>The calls that find the text at a path.</summary>
    private static string FindText(IReadOnlyList<string> path)
    {
        var calls = "";
        for (var i = 0; i < path.Count; i++)
        {
            calls += $".{(i == path.Count - 1 ? "FindText" : "Find")}({Literals.Utf8(path[i])})";
        }

        return calls;
    }

    private static void Unknown(CodeWriter code, EnvelopeFile file, RoutesModel routes)
    {
        RecordEmitter.Header(
            code,
            "An event of a kind no sample has, or one that is not built as any: <see cref=\"global::TwitterEvents.UnknownEvent.WireName\"/> is its kind. Handlers of <see cref=\"global::TwitterEvents.UnknownEvent\"/> get it too.");
        using (code.Block($"public {(routes.IsUnknownShared ? "" : "sealed ")}partial record {routes.Unknown} : global::TwitterEvents.UnknownEvent"))
        {
            code.Line($"internal static readonly {EventKind} ThisKind = new(typeof({routes.Unknown}), \"\", null);");
            code.Line();
            code.Line("/// <summary>Creates one, for tests of a handler.</summary>");
            code.Line("/// <param name=\"wireName\">Its kind.</param>");
            using (code.Block($"public {routes.Unknown}(string wireName) : base(wireName)"))
            {
            }

            EventBaseEmitter.Members(code, AsItIs(file.Base, file.Envelope.Name));
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"protected override {EventKind} GetKind() => ThisKind;");
        }
    }

    /// <summary>An unknown event's envelope is of no certain type.</summary>
    private static EventBaseModel AsItIs(EventBaseModel model, string envelope)
    {
        var context = new List<ContextModel>();
        foreach (var property in model.Context)
        {
            context.Add(property with { Expression = AsItIs(property.Expression, envelope) });
        }

        return model with
        {
            Context = new(context),
            ForUserId = AsItIs(model.ForUserId, envelope),
            SentId = model.SentId is null ? null : AsItIs(model.SentId, envelope),
        };
    }

    private static string AsItIs(string expression, string envelope) =>
        expression.StartsWith("Envelope.", StringComparison.Ordinal) ? $"(Envelope as {envelope})?" + expression.Substring("Envelope".Length) : expression;
}
