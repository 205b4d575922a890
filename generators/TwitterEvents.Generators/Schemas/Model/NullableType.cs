namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An item of an array or a value of a map that may be null. A property may be null anyway.</summary>
internal sealed record NullableType(TypeRef Of) : TypeRef
{
    public override bool IsId => Of.IsId;

    public override bool HasSpellings => Of.HasSpellings;

    public override string? Record => Of.Record;
}
