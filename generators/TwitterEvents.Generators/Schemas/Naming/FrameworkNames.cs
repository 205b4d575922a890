namespace TwitterEvents.Generators.Schemas.Naming;

/// <summary>
/// Types of one or two words in the namespaces that projects import by default. A generated type of such a name could not be told from them in
/// a file that imports both.
/// </summary>
internal static class FrameworkNames
{
    private const string Text = """
        Action Activator ActivatorUtilities ApartmentState AppContext AppDomain ApplicationBuilder ApplicationId ArgIterator Array
        AsyncCallback AsyncEnumerable Attribute AttributeTargets BackgroundService Barrier BinaryReader BinaryWriter BinderOptions
        BindingAddress BitConverter Boolean Buffer BufferedStream Byte CancellationToken Char CharEnumerator CompressedStack
        ConfigurationBinder ConfigurationBuilder ConfigurationManager ConfigurationPath ConfigurationProvider ConfigurationRoot
        ConfigurationSection ConnectionInfo Console ConsoleColor ConsoleKey ConsoleModifiers ContextCallback Convert CookieBuilder
        CookieOptions CountdownEvent DateOnly DateTime Decimal Delegate DelegateStartup DelegatingHandler Directory DirectoryInfo Double
        DriveInfo DriveType Endpoint EndpointBuilder Enum Enumerable EnumerableExecutor EnumerableQuery EnumerationOptions Environment
        EnvironmentName Environments EventArgs EventHandler EventId Exception ExecutionContext File FileAccess FileAttributes FileInfo
        FileMode FileOptions FileShare FileStream FormCollection FormFile FormattableString FragmentString GC Guid Half
        HandleInheritability HashCode HeaderDictionary Host HostBuilder HostDefaults HostOptions HostString HttpClient HttpContent
        HttpContext HttpMethod HttpMethods HttpProtocol HttpRequest HttpResponse Index Int128 Int16 Int32 Int64 IntPtr Interlocked
        JsonContent JsonDocument JsonElement JsonProperty JsonSerializer KeyedService LazyInitializer LinkGenerator LinkOptions
        LinkParser LoaderOptimization Lock LockCookie LogLevel LoggerFactory LoggerMessage MatchCasing MatchType MatcherPolicy Math
        MathF MemoryStream Microsoft MiddlewareFactory MidpointRounding ModuleHandle Monitor MulticastDelegate MultipartContent Mutex
        MutexAcl NativeOverlapped NotifyFilters Nullable Object ObjectFactory OperatingSystem OrdinalComparer Overlapped Parallel
        ParallelEnumerable ParallelOptions ParallelQuery Path PathString PeriodicTimer QueryCollection QueryString Queryable Random
        RandomAccess Range RequestDelegate Results Route RouteBase RouteBuilder RouteCollection RouteContext RouteData RouteDirection
        RouteEndpoint RouteHandler RouteOptions RouterMiddleware RoutingFeature SByte SearchOption SeekOrigin Semaphore SemaphoreAcl
        SemaphoreSlim SequencePosition ServiceCollection ServiceDescriptor ServiceLifetime ServiceProvider SessionOptions Single
        SpinLock SpinWait StartupBase StatusCodes Stream StreamContent StreamReader StreamWriter String StringComparer StringComparison
        StringContent StringReader StringWriter SynchronizationContext System Task TaskFactory TaskScheduler TaskStatus TextReader
        TextWriter Thread ThreadPool ThreadPriority ThreadStart ThreadState TimeOnly TimeProvider TimeSpan TimeZone Timeout Timer
        TimerCallback Tuple Type TypeCode TypedReference TypedResults UInt128 UInt16 UInt32 UInt64 Uri UriBuilder UriComponents
        UriFormat UriKind UriParser UriPartial ValueTask ValueTuple ValueType Version Void Volatile WaitCallback WaitHandle
        WeakReference WebApplication
        """;

    public static readonly IReadOnlyList<string> All = Text.Split(new[] { ' ', '\n', '\r' }, StringSplitOptions.RemoveEmptyEntries);
}
