using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes the abstract records that events share.</summary>
internal static class EventBaseEmitter
{
    /// <summary>The base of all events of a family.</summary>
    public static void Write(CodeWriter code, EventBaseModel model, string envelope)
    {
        RecordEmitter.Header(code, $"Any event that comes in a <see cref=\"{envelope}\"/>.");
        using (code.Block($"public abstract partial record {model.Name} : global::TwitterEvents.TwitterEvent"))
        {
            using (code.Block($"private protected {model.Name}()"))
            {
            }

            code.Line();
            code.Line("/// <summary>What the delivery says beside its events.</summary>");
            code.Line(PropertyEmitter.JsonIgnore);
            code.Line($"public {envelope} Envelope {{ get; init; }} = {envelope}.Empty;");
            Members(code, model);
        }
    }

    /// <summary>A base that some events of a family share, with what all of them have.</summary>
    public static void Write(CodeWriter code, EventBaseFile file)
    {
        RecordEmitter.Header(code, file.Record.Summary);
        using (code.Block($"public abstract partial record {file.Record.Name} : {file.EventBase}"))
        {
            using (code.Block($"private protected {file.Record.Name}()"))
            {
            }

            PropertyEmitter.Write(code, file.Record, hasExtras: false, PropertyEmitter.PrintingOverride);
            if (file.Wraps is not null)
            {
                Whole(code, file.Wraps);
            }
        }
    }

    /// <summary>The property of a shared type that is an event's whole JSON.</summary>
    public static void Whole(CodeWriter code, string type)
    {
        code.Line();
        code.Line("/// <summary>The event's whole content.</summary>");
        code.Line($"public required __Models::{type} {type} {{ get; init; }}");
    }

    /// <summary>What an event has of its envelope; an unknown one too.</summary>
    public static void Members(CodeWriter code, EventBaseModel model)
    {
        if (model.Holder is not null)
        {
            code.Line();
            code.Line("/// <summary>What the delivery says of this event; null in one that no delivery brought.</summary>");
            code.Line(PropertyEmitter.JsonIgnore);
            code.Line($"public __Models::{model.Holder}? {model.Holder} {{ get; init; }}");
        }

        foreach (var property in model.Context)
        {
            code.Line();
            code.Line($"/// <summary>{property.Summary}</summary>");
            code.Line(PropertyEmitter.JsonIgnore);
            code.Line($"public {PropertyCode.Type(property.Type)}? {property.Name} => {property.Expression};");
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line(PropertyEmitter.JsonIgnore);
        code.Line($"public override string? ForUserId => {model.ForUserId};");
        if (model.SentId is not null)
        {
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"protected override string? GetSentId() => {model.SentId};");
        }
    }
}
