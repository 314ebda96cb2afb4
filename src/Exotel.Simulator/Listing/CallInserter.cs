using System;
using System.Threading;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Listing;

/// <summary>Lets calls appear while a list is being walked: one where the walk has been, one where it has yet to come.</summary>
internal sealed class CallInserter
{
    private readonly CallStore _store;
    private readonly CallGenerator _generator;
    private int _inserted;

    public CallInserter(SimulatorOptions options, CallStore store)
    {
        _store = store;
        _generator = new CallGenerator(options with { Seed = options.Seed + 1 });
    }

    /// <summary>SIDs of inserted calls begin with this.</summary>
    public const string Mark = "inserted";

    public void InsertAround(Cursor place, ListQuery query)
    {
        Insert(Earlier(place.Time.AddSeconds(30), query.Until));
        Insert(Later(place.Time.AddHours(-1), query.Since));
    }

    private static DateTime Earlier(DateTime left, DateTime right) => left < right ? left : right;

    private static DateTime Later(DateTime left, DateTime right) => left > right ? left : right;

    private void Insert(DateTime time)
    {
        lock (_generator)
        {
            var sid = Mark + Interlocked.Increment(ref _inserted).ToString("x6", System.Globalization.CultureInfo.InvariantCulture) + _generator.NewSid();
            _store.Put(new SimCall
            {
                Sid = sid[..32],
                Created = time,
                Direction = "inbound",
                From = "09876543210",
                To = "08041000001",
                ExoPhone = "+918045678900",
                Status = "completed",
                Duration = 60,
                Price = 0.75m,
                Conversation = 48,
                Leg1 = "completed",
                Leg2 = "completed",
            });
        }
    }
}
