using OpenProvince.Load;

// bench/run starts the servers and calls this with their addresses; see docs/quality.md for what is printed.
switch (args)
{
    case ["filing", var floor, var ours, var token, var agencies, var rounds, var seconds, .. var pids]:
        return await Filing.RunAsync(new Uri(floor), new Uri(ours), token, agencies.Split(','), int.Parse(rounds, null),
            int.Parse(seconds, null), [.. pids.Select(pid => int.Parse(pid, null))]);
    case ["tile", var ours, var citizen, var leader, var unit, var agencies, var filings]:
        return await TileAge.RunAsync(new Uri(ours), citizen, leader, unit, agencies.Split(','), int.Parse(filings, null));
    case ["deadlines", var rounds, var seconds]:
        return DeadlineRate.Run(int.Parse(rounds, null), int.Parse(seconds, null));
    case ["lists", var server, var account, var password, var times, var pids, .. var names]:
        return await Lists.RunAsync(
            new Uri(server), account, password, int.Parse(times, null), [.. pids.Split(',').Select(pid => int.Parse(pid, null))], names);
    default:
        Console.Error.WriteLine(
            "usage: Load filing FLOOR OURS TOKEN AGENCIES ROUNDS SECONDS PID... | Load tile OURS CITIZEN LEADER UNIT AGENCIES FILINGS | " +
            "Load deadlines ROUNDS SECONDS | Load lists SERVER ACCOUNT PASSWORD TIMES PID,PID NAME...");
        return 2;
}
