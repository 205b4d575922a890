namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An array.</summary>
internal sealed record ListType(TypeRef Item) : TypeRef
{
    public override bool IsId => Item.IsId;

    public override bool HasSpellings => Item.HasSpellings;

    public override string? Record => Item.Record;
}
