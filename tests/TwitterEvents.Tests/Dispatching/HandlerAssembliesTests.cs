using System.Reflection;
using System.Reflection.Emit;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Tests.Dispatching;

/// <summary>Assemblies with handlers of which none is registered are found by what generated code wrote into the app's assembly.</summary>
public sealed class HandlerAssembliesTests
{
    [Fact]
    public void An_assembly_is_found_of_which_no_handler_is_registered()
    {
        var app = Define("Acme.Bot", "Acme.Library");

        var found = HandlerAssemblies.FindUnregistered([HandlerOf("Acme.Bot")], app);

        Assert.Equal([("Acme.Library", "AddAcme.Library")], found.Select(static assembly => (assembly.AssemblyName, assembly.MethodName)));
    }

    [Fact]
    public void The_app_itself_is_found_when_it_registers_nothing()
    {
        var app = Define("Acme.Bot");

        Assert.Equal(["Acme.Bot"], HandlerAssemblies.FindUnregistered([], app).Select(static assembly => assembly.AssemblyName));
    }

    [Fact]
    public void An_assembly_with_a_registered_handler_is_fine() =>
        Assert.Empty(HandlerAssemblies.FindUnregistered([HandlerOf("Acme.Bot"), HandlerOf("Acme.Library")], Define("Acme.Bot", "Acme.Library")));

    [Theory]
    [InlineData(null)]
    [InlineData("No.Such.Assembly")]
    public void An_app_that_is_not_found_is_passed_over(string? name) => Assert.Empty(HandlerAssemblies.FindUnregistered([], name));

    private static string Define(params string[] assembliesWithHandlers)
    {
        var constructor = typeof(HandlerAssemblyAttribute).GetConstructors().Single();
        var name = "App" + Guid.NewGuid().ToString("N");
        AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName(name),
            AssemblyBuilderAccess.Run,
            assembliesWithHandlers.Select(assembly => new CustomAttributeBuilder(constructor, [assembly, "Add" + assembly])));
        return name;
    }

    private static HandlerRegistration HandlerOf(string assembly)
    {
        var builder = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(assembly), AssemblyBuilderAccess.Run);
        var type = builder.DefineDynamicModule("module").DefineType("Greeter").CreateType();
        return new HandlerRegistration(type, 0, static _ => new object());
    }
}
