return Migrations.Build.MigrationBundle.Run(args);
