using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TwitterEvents.Generators.Handlers;
using TwitterEvents.Generators.Tests.Support;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>The methods that add a project's handlers: their names, and who gets which.</summary>
public sealed class HandlersMethodTests
{
    private const string CallsAddHandlers = "static class Start { static void Run(TwitterEventsBuilder builder) => builder.AddHandlers(); }";

    private static readonly string Greeter = $$"""public class Greeter : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }""";

    [Fact]
    public void An_app_without_handlers_can_call_AddHandlers() => Generate(Project(CallsAddHandlers)).Compile();

    [Fact]
    public void A_project_that_does_not_reference_the_library_gets_nothing() =>
        Assert.Empty(Generate(new TestProject("class Nothing;") { Library = null }).Sources);

    [Fact]
    public void The_library_itself_gets_nothing()
    {
        var run = Generate(new TestProject("namespace TwitterEvents { public interface IHandle<T> where T : class; }") { Library = null });

        Assert.Empty(run.Sources);
    }

    [Fact]
    public void An_app_publishes_nothing() =>
        Assert.DoesNotContain("public ", Generate(Project("class Nothing;")).Sources.Values.Single(), StringComparison.Ordinal);

    [Fact]
    public void A_library_can_call_both_methods()
    {
        var run = Generate(Project("static class Start { static void Run(TwitterEventsBuilder builder) => builder.AddHandlers().AddAcmeBotHandlers(); }")
            with { OutputKind = OutputKind.DynamicallyLinkedLibrary });

        run.Compile();
    }

    [Theory]
    [InlineData("Acme.Bot", "AddAcmeBotHandlers")]
    [InlineData("acme-bot_x", "AddAcmeBotXHandlers")]
    [InlineData("3 Bots & Co", "Add3BotsCoHandlers")]
    [InlineData("é", "AddÉHandlers")]
    public void The_public_method_is_named_after_the_assembly(string assembly, string method)
    {
        var run = Generate(Project($"static class Start {{ static void Run(TwitterEventsBuilder builder) => builder.{method}(); }}")
            with { OutputKind = OutputKind.DynamicallyLinkedLibrary, AssemblyName = assembly });

        run.Compile();
    }

    [Fact]
    public void Assemblies_with_similar_names_have_different_classes()
    {
        string[] names = ["Acme.Bot", "Acme_Bot", "AcmeBot", "Acme-Bot", "acme.bot"];

        Assert.Equal(names.Length, names.Select(HandlerNames.InternalClass).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_property_renames_the_internal_method()
    {
        var run = Generate(Project("static class Start { static void Run(TwitterEventsBuilder builder) => builder.AddBotHandlers(); }") with { Properties = Renamed("AddBotHandlers") });

        run.Compile();
        Assert.DoesNotContain(" AddHandlers(", run.Sources.Values.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Add Handlers")]
    [InlineData("class")]
    public void A_property_that_is_no_name_changes_nothing(string name) =>
        Generate(Project(CallsAddHandlers) with { Properties = Renamed(name) }).Compile();

    [Fact]
    public void A_library_whose_two_methods_have_one_name_can_call_it()
    {
        var run = Generate(Project("static class Start { static void Run(TwitterEventsBuilder builder) => builder.AddAcmeBotHandlers(); }")
            with { OutputKind = OutputKind.DynamicallyLinkedLibrary, Properties = Renamed("AddAcmeBotHandlers") });

        run.Compile();
    }

    [Fact]
    public void Two_projects_that_show_each_other_their_internals_collide_in_no_type()
    {
        var library = Generate(Project("""[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Acme.Bot")]""")
            with { OutputKind = OutputKind.DynamicallyLinkedLibrary, AssemblyName = "Acme.Library" });
        var app = Generate(Project("static class Start { static void Run(TwitterEventsBuilder builder) => builder.AddBotHandlers().AddHandlers().AddAcmeLibraryHandlers(); }")
            with { References = [library.ToReference()], Properties = Renamed("AddBotHandlers") });

        app.Compile();
    }

    [Fact]
    public void An_app_names_itself_and_the_class_libraries_with_handlers_it_sees()
    {
        var library = Generate(Project(Greeter) with { OutputKind = OutputKind.DynamicallyLinkedLibrary, AssemblyName = "Acme.Library" });
        var idle = Generate(Project("class Nothing;") with { OutputKind = OutputKind.DynamicallyLinkedLibrary, AssemblyName = "Acme.Idle" });
        var app = Generate(Project(Greeter) with { References = [library.ToReference(), idle.ToReference()] });

        app.Compile();
        Assert.Equal(
            ["(\"Acme.Bot\", \"AddHandlers\")", "(\"Acme.Library\", \"AddAcmeLibraryHandlers\")"],
            app.Output.Assembly.GetAttributes()
                .Where(static attribute => attribute.AttributeClass!.Name == "HandlerAssemblyAttribute")
                .Select(static attribute => $"({string.Join(", ", attribute.ConstructorArguments.Select(static argument => argument.ToCSharpString()))})"));
    }

    private static Dictionary<string, string> Renamed(string name) => new() { ["TwitterEventsHandlersMethod"] = name };
}
