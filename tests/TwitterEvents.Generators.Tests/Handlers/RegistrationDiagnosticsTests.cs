using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Tests.Support;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>TWE110: handlers that an app has and never registers.</summary>
public sealed class RegistrationDiagnosticsTests
{
    private const string AddTwitterEvents =
        "static class Receiver { public static TwitterEventsBuilder AddTwitterEvents(this IServiceCollection services) => throw new NotSupportedException(); }\n";

    private static readonly string Greeter = $$"""public class Greeter : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }""";

    [Fact]
    public async Task A_class_library_that_nobody_registers_is_named_where_the_receiver_is_added()
    {
        var found = await Analyze(App("services.AddTwitterEvents().AddHandlers()", Library().ToReference()));

        Assert.Equal(
            [("TWE110", "AddTwitterEvents", "The handlers of 'Acme.Library' are not registered, so they never run: call AddAcmeLibraryHandlers() on what this returns")],
            found);
    }

    [Theory]
    [InlineData("services.AddTwitterEvents().AddHandlers().AddAcmeLibraryHandlers()")]
    [InlineData("TwitterEvents.PublicHandlersOf_Acme_Library.AddAcmeLibraryHandlers(services.AddTwitterEvents())")]
    [InlineData("((Func<TwitterEventsBuilder, TwitterEventsBuilder>)TwitterEvents.PublicHandlersOf_Acme_Library.AddAcmeLibraryHandlers)(services.AddTwitterEvents())")]
    public async Task A_class_library_that_is_registered_is_fine(string call) =>
        Assert.Empty(await Analyze(App(call, Library().ToReference())));

    [Fact]
    public async Task A_class_library_that_adds_its_handlers_in_a_method_of_its_own_is_fine()
    {
        var library = Library("public static class Acme { public static TwitterEventsBuilder AddAcme(IServiceCollection services) => throw new NotSupportedException(); }");

        Assert.Empty(await Analyze(App("Acme.AddAcme(services.AddTwitterEvents().Services)", library.ToReference())));
    }

    [Fact]
    public async Task A_class_library_that_another_one_adds_is_fine()
    {
        var library = Library();
        var other = Generate(Project("public static class Other { public static TwitterEventsBuilder AddAll(this TwitterEventsBuilder b) => b.AddAcmeLibraryHandlers(); }") with
        {
            AssemblyName = "Acme.Other",
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
            References = [library.ToReference()],
        });

        Assert.Empty(await Analyze(App("services.AddTwitterEvents().AddAll()", library.ToReference(), other.ToReference())));
    }

    [Fact]
    public async Task A_class_library_without_handlers_is_fine()
    {
        var library = Generate(Project("public class Nothing;") with { AssemblyName = "Acme.Library", OutputKind = OutputKind.DynamicallyLinkedLibrary });

        Assert.Empty(await Analyze(App("services.AddTwitterEvents()", library.ToReference())));
    }

    [Fact]
    public async Task A_project_that_adds_no_receiver_is_left_alone() =>
        Assert.Empty(await Analyze(Project(Greeter) with { References = [Library().ToReference()] }));

    [Fact]
    public async Task A_class_library_is_left_alone() =>
        Assert.Empty(await Analyze(App("services.AddTwitterEvents()", Library().ToReference()) with { OutputKind = OutputKind.DynamicallyLinkedLibrary }));

    [Fact]
    public async Task Handlers_of_the_app_itself_that_nobody_registers_are_reported()
    {
        var app = App("services.AddTwitterEvents()");

        var found = await Analyze(app with { Sources = [.. app.Sources, .. Project(Greeter).Sources] });

        Assert.Equal(
            [("TWE110", "AddTwitterEvents", "The handlers of 'Acme.Bot' are not registered, so they never run: call AddHandlers() on what this returns")],
            found);
    }

    [Fact]
    public async Task Handlers_of_another_app_cannot_be_registered_and_are_not_asked_for()
    {
        var other = Generate(Project(Greeter) with { AssemblyName = "Acme.OtherApp" });

        Assert.Empty(await Analyze(App("services.AddTwitterEvents()", other.ToReference())));
    }

    private static GeneratorRun Library(params string[] more) => Generate(Project([Greeter, .. more]) with
    {
        AssemblyName = "Acme.Library",
        OutputKind = OutputKind.DynamicallyLinkedLibrary,
    });

    private static TestProject App(string call, params IReadOnlyList<MetadataReference> references) =>
        Project(AddTwitterEvents, $"static class Start {{ static TwitterEventsBuilder Run(IServiceCollection services) => {call}; }}")
            with { References = references };
}
