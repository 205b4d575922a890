namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An object whose names are data.</summary>
internal sealed record MapType(TypeRef Value) : TypeRef
{
    public override bool IsId => Value.IsId;

    public override bool HasSpellings => Value.HasSpellings;

    public override string? Record => Value.Record;
}
