namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>One generated file.</summary>
/// <param name="HintName">Its name; unique also where case does not count.</param>
internal abstract record FileModel(string HintName);
