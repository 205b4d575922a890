namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An object of a record's type.</summary>
internal sealed record RecordType(string Name) : TypeRef
{
    /// <summary>Whether the object may come wrapped in another, alone.</summary>
    public bool IsWrapped { get; init; }

    public override bool IsId => false;

    public override bool HasSpellings => false;

    public override string? Record => Name;
}
