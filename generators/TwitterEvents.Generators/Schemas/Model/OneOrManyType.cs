namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>A value by itself in some samples, an array of such values in others.</summary>
internal sealed record OneOrManyType(TypeRef Item) : TypeRef
{
    public override bool IsId => Item.IsId;

    public override bool HasSpellings => Item.HasSpellings;

    public override string? Record => Item.Record;
}
