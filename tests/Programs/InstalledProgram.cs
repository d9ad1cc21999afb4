using System.ComponentModel;
using System.Diagnostics;

namespace Migrations.Build.Tests.Programs;

/// <summary>A program of the machine that a test looks through.</summary>
internal static class InstalledProgram
{
    /// <summary>Starts it.</summary>
    /// <param name="start">The program's name and arguments.</param>
    /// <param name="package">Debian's package that brings it.</param>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static Process Start(ProcessStartInfo start, string package)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"This test needs the program {start.FileName}. Install it (Debian: apt-get install {package}).", exception);
        }
    }
}
