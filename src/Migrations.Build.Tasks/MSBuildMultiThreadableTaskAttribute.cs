// MSBuild finds the marker by this namespace and name, whichever assembly declares it; older versions ignore it.
#pragma warning disable IDE0130
namespace Microsoft.Build.Framework;

/// <summary>
/// Says that a task neither reads nor changes the state of its process (current directory, environment, statics), so
/// that multi-threaded MSBuild may run it in a node that builds several projects at once.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
