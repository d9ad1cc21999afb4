using System.Data.Common;
using System.Globalization;
using System.Text;
using Migrations.Build.Authoring;

namespace Migrations.Build.Running;

/// <summary>What a reading revision sees of the run.</summary>
internal sealed class RevisionSession(
    StepJournal journal, DatabaseSession session, StatementWriter writer, StepRecorder recorder) : IRevisionSession
{
    public DbConnection Connection => session.Connection;

    public DbTransaction? Transaction => session.Transaction;

    public async Task SendAsync(IReadOnlyList<MigrationOperation> operations, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(journal, operations, cancellationToken).ConfigureAwait(false);
        await writer.FlushAsync(commit: false, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        ValueList<SqlFragment> sql, Func<DbDataReader, T> row, SourceLocation location, CancellationToken cancellationToken)
    {
        var command = session.Connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.Transaction = session.Transaction;
            command.CommandText = Text(command, sql);
            try
            {
                return await DatabaseSession.ReadRowsAsync(command, row, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException exception)
            {
                throw recorder.Failed(journal.Step, new MigrationException(
                    DiagnosticCodes.StatementFailed, $"{exception.Message.TrimEnd('.')}. The query was: {command.CommandText}", location, exception));
            }
        }
    }

    private static string Text(DbCommand command, ValueList<SqlFragment> sql)
    {
        var text = new StringBuilder();
        foreach (var fragment in sql)
        {
            if (!fragment.IsValue)
            {
                text.Append(fragment.Text);
                continue;
            }

            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
            parameter.Value = fragment.Value ?? DBNull.Value;
            command.Parameters.Add(parameter);
            text.Append(parameter.ParameterName);
        }

        return text.ToString();
    }
}
