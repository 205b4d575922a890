using TwitterEvents.Generators.Schemas.Formats;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>A scalar.</summary>
internal sealed record ScalarType(ScalarFormat Format) : TypeRef
{
    /// <summary>How it is written, if it is an RFC 3339 date.</summary>
    public Rfc3339Form Form { get; init; }

    public override bool IsId => Format is ScalarFormat.Id or ScalarFormat.IdNumber;

    public override bool HasSpellings => IsId || ScalarFormats.IsDate(Format);

    public override string? Record => null;

    public override bool IsText => Format is ScalarFormat.Text or ScalarFormat.Id;
}
