using TwitterEvents.Generators.Schemas.Formats;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>A scalar.</summary>
internal sealed record ScalarType(ScalarFormat Format) : TypeRef
{
    public override bool IsId => Format is ScalarFormat.Id or ScalarFormat.IdNumber;

    public override string? Record => null;

    public override bool IsText => Format is ScalarFormat.Text or ScalarFormat.Id;
}
