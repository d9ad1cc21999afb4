namespace Migrations.Build.Tests.Running;

/// <summary>What a run dies of where a test wants it to.</summary>
internal sealed class CutException : Exception;
