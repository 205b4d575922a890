namespace TwitterEvents.Models;

public sealed partial record Hashtag : ITextEntity;

public sealed partial record SymbolEntity : ITextEntity;

public sealed partial record UrlEntity : ITextEntity;

public sealed partial record UserMention : ITextEntity;

public sealed partial record Media : ITextEntity;
