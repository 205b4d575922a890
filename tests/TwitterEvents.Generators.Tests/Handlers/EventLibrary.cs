using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>
/// A library of the same name and contract as ours with few events, and with hierarchies that ours need not have: a middle base, and
/// interfaces that several events share.
/// </summary>
internal static class EventLibrary
{
    private const string Source = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        namespace TwitterEvents
        {
            public abstract record TwitterEvent { private protected TwitterEvent() { } }
            public abstract record MessageEvent : TwitterEvent { private protected MessageEvent() { } }
            public sealed record DirectMessageEvent : MessageEvent, IHasSender { }
            public sealed record FollowEvent : TwitterEvent, IHasSender { }
            public sealed record TweetCreateEvent : TwitterEvent, IHasTweet, IHasSender { }
            public sealed record TweetDeleteEvent : TwitterEvent, IHasTweet { }
            public sealed record UnknownEvent : TwitterEvent { }
            public sealed record MalformedDelivery { }

            public interface IHasTweet { }
            public interface IHasSender { }
            public interface IOfNoEvent { }

            public sealed class EventContext { }

            public interface IHandle<T> where T : class
            {
                ValueTask HandleAsync(T e, EventContext context, CancellationToken cancellationToken);
            }

            [AttributeUsage(AttributeTargets.Class, Inherited = false)]
            public sealed class HandlerAttribute : Attribute
            {
                public int Order { get; init; }
                public ServiceLifetime Lifetime { get; init; } = ServiceLifetime.Scoped;
                public double TimeoutSeconds { get; init; }
                public string? Name { get; init; }
            }

            [AttributeUsage(AttributeTargets.Class, Inherited = false)]
            public sealed class RetryAttribute : Attribute
            {
                public int MaxAttempts { get; init; }
                public double FirstPauseSeconds { get; init; }
                public double LongestPauseSeconds { get; init; }
                public bool StrictOrder { get; init; }
            }

            public sealed class TwitterEventsBuilder
            {
                public IServiceCollection Services => throw new NotSupportedException();
                public TwitterEventsBuilder Add(Dispatching.HandlerRegistration registration) => this;
            }
        }

        namespace TwitterEvents.Dispatching
        {
            public sealed class HandlerRegistration
            {
                public HandlerRegistration(Type handlerType, int order, Func<IServiceProvider, object> resolve, params HandlerMethod[] methods) { }
                public TimeSpan? Timeout { get; init; }
                public int? MaxAttempts { get; init; }
                public TimeSpan? FirstPause { get; init; }
                public TimeSpan? LongestPause { get; init; }
                public bool StrictOrder { get; init; }
                public string Name { get; init; } = "";
            }

            [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
            public sealed class HandlerAssemblyAttribute : Attribute
            {
                public HandlerAssemblyAttribute(string assemblyName, string methodName) { }
            }

            public sealed class HandlerMethod
            {
                public HandlerMethod(Type eventType, Func<object, object, EventContext, CancellationToken, ValueTask> invoke) { }
            }
        }
        """;

    public static readonly MetadataReference Reference = CSharpCompilation
        .Create(
            "TwitterEvents",
            [CSharpSyntaxTree.ParseText(Source, TestProject.ParseOptions)],
            TestReferences.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .ToMetadataReference();
}
