using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Handlers;

/// <summary>The project that <c>AddHandlers()</c> is emitted into.</summary>
/// <param name="AssemblyName">Its name; the names of the generated classes derive from it.</param>
/// <param name="MethodName">Name of the internal method.</param>
/// <param name="PublicMethodName">Name of the public method of a class library; null in an app, where nobody could call it.</param>
/// <param name="IsLanguageNewEnough">Whether the project's C# has what the library is used with.</param>
/// <param name="References">The class libraries with handlers that it sees.</param>
internal sealed record HandlerProject(
    string AssemblyName, string MethodName, string? PublicMethodName, bool IsLanguageNewEnough, EquatableArray<HandlerLibrary> References);
