using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>What <c>HandlerAnalyzer</c> reports. Ids are TWE101 and up; those below 100 belong to the schemas.</summary>
internal static class HandlerDiagnostics
{
    public static readonly DiagnosticDescriptor Abstract = AtEnd(
        "TWE101",
        "Abstract handler without a concrete class",
        "'{0}' is abstract and no class derives from it, so it never handles anything: derive a concrete class, or remove 'abstract'",
        "Only concrete classes can be created and registered. An abstract handler is a base for them.");

    public static readonly DiagnosticDescriptor OpenGeneric = AtEnd(
        "TWE102",
        "Open generic handler that nothing closes",
        "'{0}' has open type parameters and no class closes them, so it never handles anything: derive a class that is neither generic nor nested in a generic one",
        "A handler is registered for exact event types. A generic handler, or one nested in a generic class, is a base for classes that name them.");

    public static readonly DiagnosticDescriptor Static = Warning(
        "TWE103",
        "Static handler",
        "'{0}' is static, so no handler can be created from it: remove 'static'",
        "Handlers are objects, resolved from dependency injection.");

    public static readonly DiagnosticDescriptor Inaccessible = Warning(
        "TWE104",
        "Handler that generated code cannot reach",
        "'{0}' cannot be named outside its file or class, so AddHandlers() leaves it out: make it, and each class around it, internal or public",
        "AddHandlers() stands in a file of its own. It cannot name private, protected and file-local classes.");

    public static readonly DiagnosticDescriptor Struct = Warning(
        "TWE105",
        "Handler that is a struct",
        "'{0}' is a struct, which dependency injection cannot create: make it a class",
        "Handlers are resolved from dependency injection, which creates classes only.");

    public static readonly DiagnosticDescriptor NoEvent = Warning(
        "TWE106",
        "Handler of a type that is no event",
        "'{0}' handles '{1}', which no delivery ever holds: handle TwitterEvent, a class derived from it, an interface of such classes, or MalformedDelivery",
        "IHandle<T> is called with events: with TwitterEvent and what derives from it, by any base or interface, and with MalformedDelivery.");

    public static readonly DiagnosticDescriptor Ambiguous = Error(
        "TWE107",
        "Two equally specific methods for one event",
        "'{0}' handles '{1}' as '{2}' and as '{3}', neither of which is more specific: implement IHandle<{1}> too, or split the class",
        "A handler class runs once for each event, by its most specific IHandle<T>. There must be one.");

    public static readonly DiagnosticDescriptor MethodVisibleTwice = AtEnd(
        "TWE108",
        "Another method of the same name adds handlers",
        "'{0}' shows its internals to this project, and both have a generated {1}(): set the MSBuild property TwitterEventsHandlersMethod of this project to another name",
        "AddHandlers() is internal to each project. With InternalsVisibleTo two of them meet, and a call is ambiguous (CS0121).");

    public static readonly DiagnosticDescriptor MethodName = AtEnd(
        "TWE109",
        "Name of the generated method is no C# name",
        "The MSBuild property TwitterEventsHandlersMethod is '{0}', which is no C# name: set it to one, for example AddBotHandlers",
        "The method stays AddHandlers() while the name that the project asks for cannot be used.");

    public static readonly DiagnosticDescriptor NotRegistered = AtEnd(
        "TWE110",
        "Handlers that nobody registers",
        "The handlers of '{0}' are not registered, so they never run: call {1}() on what this returns",
        "X is answered 200 for an event that no registered handler handles. Each assembly has a generated method that registers its handlers.");

    public static readonly DiagnosticDescriptor Timeout = Error(
        "TWE111",
        "Time limit of a handler is no time",
        "TimeoutSeconds of '{0}' must be 0.001 to 4294967 seconds, 0 for the app's HandlerTimeout, or double.PositiveInfinity for no limit",
        "A call of a handler that takes longer than its time limit is cancelled and has failed.");

    public static readonly DiagnosticDescriptor NoPublicConstructor = Warning(
        "TWE112",
        "Handler without a public constructor",
        "'{0}' has no public constructor, so dependency injection cannot create it: make one public, or register the class yourself before AddHandlers()",
        "Dependency injection calls public constructors only. A class that the app registers before AddHandlers(), with a factory of its own, stays as registered.");

    public const string LanguageTooOldText =
        "TwitterEvents needs C# 9 or later in a project with handlers: remove <LangVersion> from the project file, or set it to 9.0 or later";

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "TWE113",
        "C# of the project is too old",
        LanguageTooOldText,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Settings of the library are init-only properties, which C# before 9 cannot set, and generated code has static lambdas.",
        helpLinkUri: null,
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor GeneratedHere = Error(
        "TWE114",
        "Handler of an event that is generated in its own project",
        "'{0}' handles '{1}', which is generated from samples of this project, so AddHandlers() cannot name it: move the samples to a project of their own, and reference that",
        "Generators of one project do not see what the others emit. Handlers of events that are generated from your own samples are in a project that references theirs.");

    public static readonly DiagnosticDescriptor Ending = new(
        EndingDiagnostic.Id,
        "Handler of an event of an API that ends",
        "X ends Account Activity on 1 January 2027, and '{0}' with it; IHandle<{1}> takes both it and what X Activity sends in its place, once for each action",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The interfaces of actions are implemented by the events of both APIs. A handler of one needs no change when the API does.");

    public static readonly DiagnosticDescriptor Retry = Error(
        "TWE116",
        "Retries of a handler are out of range",
        "[Retry] of '{0}': {1}, or be left out (0) to be as the inbox says",
        "A call of a handler that has failed is tried again after a pause, so often that it is called MaxAttempts times. A pause is up to a day.");

    private const string Category = "TwitterEvents";

    private static DiagnosticDescriptor Warning(string id, string title, string message, string description) =>
        new(id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description);

    private static DiagnosticDescriptor Error(string id, string title, string message, string description) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description);

    // Known only when the whole compilation has been seen.
    private static DiagnosticDescriptor AtEnd(string id, string title, string message, string description) =>
        new(id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description,
            helpLinkUri: null, WellKnownDiagnosticTags.CompilationEnd);
}
