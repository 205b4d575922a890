namespace TwitterEvents.Models;

public sealed partial record Hashtag : ITextEntity;

public sealed partial record SymbolEntity : ITextEntity;

public sealed partial record UrlEntity : ITextEntity;

public sealed partial record UserMention : ITextEntity;

public sealed partial record Media : ITextEntity;

public sealed partial record PostTag : ITextEntity
{
    IReadOnlyList<long>? ITextEntity.Indices => TextEntity.Indices(Start, End);
}

public sealed partial record PostMention : ITextEntity
{
    IReadOnlyList<long>? ITextEntity.Indices => TextEntity.Indices(Start, End);
}

public sealed partial record PostUrl : ITextEntity
{
    IReadOnlyList<long>? ITextEntity.Indices => TextEntity.Indices(Start, End);
}
