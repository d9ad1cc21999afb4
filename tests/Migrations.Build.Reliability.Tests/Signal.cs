using System.Diagnostics;
using System.Globalization;

namespace Migrations.Build.Reliability.Tests;

/// <summary>Signals to processes.</summary>
internal static class Signal
{
    /// <summary>Sends a signal, such as <c>-STOP</c>.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="target">The process; negative: its group.</param>
    public static void Send(string signal, int target) => Assert.IsTrue(TrySend(signal, target));

    /// <summary>Sends a signal to a process that may have ended.</summary>
    /// <returns>Whether there is such a process.</returns>
    public static bool TrySend(string signal, int target)
    {
        using var kill = Process.Start("kill", [signal, "--", target.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        return kill.ExitCode == 0;
    }
}
