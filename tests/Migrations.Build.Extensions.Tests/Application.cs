using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Migrations.Build.Extensions.Tests;

/// <summary>An application with a database file of its own, and what its log got.</summary>
internal sealed class Application : IAsyncDisposable, ILoggerProvider, ILogger
{
    private readonly string _folder = Directory.CreateTempSubdirectory("migrations-build-start-").FullName;
    private readonly List<(LogLevel Level, int Id, string Text)> _entries = [];

    public Application(Action<IServiceCollection> configure, string? tag = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(this).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddMigrations(_ => new MigrationEngineOptions
        {
            Provider = SqliteProvider.Instance,
            ConnectionString = $"Data Source={File};Pooling=False",
            Revisions = typeof(Application).Assembly,
            Tag = tag,
            Events = new Listener(this),
        });
        configure(builder.Services);
        Running = builder.Build();
    }

    public IHost Running { get; }

    public string File => Path.Combine(_folder, "app.db");

    public List<MigrationEvent> Events { get; } = [];

    public IReadOnlyList<(LogLevel Level, int Id, string Text)> Entries => _entries;

    public MigrationEngine Engine => Running.Services.GetRequiredService<MigrationEngine>();

    public string Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString() ?? "";
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        if (text.StartsWith("Migrations:", StringComparison.Ordinal))
        {
            _entries.Add((logLevel, eventId.Id, text));
        }
    }

    void IDisposable.Dispose()
    {
    }

    public ValueTask DisposeAsync()
    {
        Running.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class Listener(Application application) : IProgress<MigrationEvent>
    {
        public void Report(MigrationEvent value) => application.Events.Add(value);
    }
}
