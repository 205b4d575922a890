namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An object of a record's type.</summary>
internal sealed record RecordType(string Name) : TypeRef
{
    public override bool IsId => false;

    public override bool HasSpellings => false;

    public override string? Record => Name;
}
