namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An object in some samples, its id in others.</summary>
internal sealed record IdOrType(RecordType Of) : TypeRef
{
    public override bool IsId => false;

    public override bool HasSpellings => false;

    public override string? Record => Of.Record;
}
