using Migrations.Build;

internal sealed class ConsoleEvents : IProgress<MigrationEvent>
{
    public void Report(MigrationEvent value)
    {
        switch (value)
        {
            case StepStarted step:
                Console.WriteLine(step.Text);
                break;
            case MigrationWarning warning:
                Console.WriteLine($"{warning.Location}: warning {warning.Code}: {warning.Message}");
                break;
        }
    }
}
