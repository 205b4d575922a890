using System.ComponentModel;

namespace TwitterEvents.Dispatching;

/// <summary>
/// Generated: an assembly with handlers names itself and the class libraries with handlers it refers to, so that at start those that
/// nobody registered can be named.
/// </summary>
/// <param name="assemblyName">The assembly that has handlers.</param>
/// <param name="methodName">The generated method that adds them.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandlerAssemblyAttribute(string assemblyName, string methodName) : Attribute
{
    /// <summary>The assembly that has handlers.</summary>
    public string AssemblyName { get; } = assemblyName;

    /// <summary>The generated method that adds them.</summary>
    public string MethodName { get; } = methodName;
}
