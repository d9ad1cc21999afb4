using Microsoft.EntityFrameworkCore;

namespace Migrations.Build.Reliability.EntityFrameworkCore;

/// <summary>The context that the history belongs to; its model plays no part in a run.</summary>
public sealed class HistoryContext(DbContextOptions<HistoryContext> options) : DbContext(options);
