namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>A text that follows from other properties.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Expression">How it follows.</param>
/// <param name="Summary">What it is, XML.</param>
internal sealed record TextModel(string Name, string Expression, string Summary);
