using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Migrations.Build.Host;

/// <summary>Exceptions as diagnostics with a code and a place.</summary>
internal static class ErrorReport
{
    /// <summary>Reports what the engine, a provider or the host refused.</summary>
    public static void Expected(HostOutput output, HostRequest request, MigrationException exception)
    {
        SourceLocation? place = OnDisk(request, exception.Location);
        output.Diagnostic("error", exception.Code, exception.Message, place?.File, place?.Line ?? 0);
        output.Log("low", exception.ToString());
    }

    /// <summary>
    /// Reports an exception that nobody expected: what the user's code threw outside of a revision, or a fault of ours.
    /// One error without a stack trace; the whole of it stands in the detailed log.
    /// </summary>
    public static void Unexpected(HostOutput output, HostRequest request, Exception exception)
    {
        Exception cause = exception;
        while (cause is TargetInvocationException or TypeInitializationException or AggregateException
            && cause.InnerException is { } inner)
        {
            cause = inner;
        }

        if (cause is MigrationException known)
        {
            // What the initializer of a model's property was refused for.
            Expected(output, request, known);
            return;
        }

        if (cause is DllNotFoundException)
        {
            // Its message goes on for a line with each place that was searched.
            output.Diagnostic(
                "error",
                DiagnosticCodes.NativeLibraryMissing,
                $"Cannot run '{request.Command}': {cause.Message.Split('\n')[0].TrimEnd()} The project was built for another system than this, "
                + $"which is {RuntimeInformation.RuntimeIdentifier}, or without what the driver needs. Leave RuntimeIdentifier out for this command "
                + "(-p:RuntimeIdentifier=), or give this system's.",
                request.ProjectFile,
                0);
            output.Log("low", exception.ToString());
            return;
        }

        SourceLocation? place = OnDisk(request, PlaceOf(cause, request.AssemblyFile));
        output.Diagnostic(
            "error",
            DiagnosticCodes.UnexpectedException,
            $"The command '{request.Command}' failed: {cause.GetType().FullName}: {cause.Message} "
            + "The stack trace is in the detailed log (-v:detailed).",
            place?.File,
            place?.Line ?? 0);
        output.Log("low", exception.ToString());
    }

    /// <summary>A place as the compiler or the registry knows it as a place on disk.</summary>
    public static SourceLocation? OnDisk(HostRequest request, SourceLocation? place)
    {
        if (place is null)
        {
            return null;
        }

        foreach ((string mapped, string real) in request.SourceRoots.OrderByDescending(root => root.Key.Length))
        {
            if (place.File.StartsWith(mapped, StringComparison.Ordinal))
            {
                return place with { File = Path.GetFullPath(real + place.File[mapped.Length..]) };
            }
        }

        return Path.IsPathRooted(place.File) ? place : place with { File = request.RevisionPath(place.File) };
    }

    private static SourceLocation? PlaceOf(Exception exception, string? assemblyFile)
    {
        foreach (StackFrame frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } file
                && frame.GetMethod()?.Module.Assembly.Location is { } assembly
                && string.Equals(assembly, assemblyFile, StringComparison.Ordinal))
            {
                return new SourceLocation(file, frame.GetFileLineNumber());
            }
        }

        return null;
    }
}
