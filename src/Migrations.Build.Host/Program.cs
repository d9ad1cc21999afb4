using System.Reflection;
using System.Runtime.CompilerServices;

namespace Migrations.Build.Host;

/// <summary>
/// The entry. The process is the user's: its deps.json and runtimeconfig are the project's. So this assembly only loads
/// itself once more, into a load context where the host's own libraries are found beside it.
/// </summary>
internal static class Program
{
    private static int Main()
    {
        string file = typeof(Program).Assembly.Location;
        Assembly host = new HostLoadContext(Path.GetDirectoryName(file)!).LoadFromAssemblyPath(file);
        return host.GetType(typeof(Program).FullName!)!
            .GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!
            .CreateDelegate<Func<int>>()();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run() => HostSession.Run();
}
